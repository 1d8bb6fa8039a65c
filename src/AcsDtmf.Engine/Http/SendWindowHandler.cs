using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Lets an attempt out when the window says so, and tells the window what came of it. Throttling is a matter of the run: a throttled
/// request goes back into the window, and its retries are left for what concerns it alone.
/// </summary>
internal sealed class SendWindowHandler : DelegatingHandler
{
    private static readonly RefusalReason ThrottledForTooLong = new(
        "It has accepted no request for so long that no more are sent.",
        "Run the rows that have not succeeded again later. If the resource is always throttled, request a higher limit for it.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        SendWindow window = message.Context.Window;
        while (true)
        {
            // An attempt that fails before it leaves must not be taken for the one before.
            message.Result = default;
            Departure departure = await window.EnterAsync(isRetry: message.Attempts > 0, cancellationToken).ConfigureAwait(false);
            bool isThrottled = false;
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                isThrottled = window.Exit(departure, message.Result);
            }

            if (!isThrottled)
            {
                message.RefusalReason = message.Result.IsThrottled ? ThrottledForTooLong : message.RefusalReason;
                return response;
            }

            response.Dispose();
        }
    }
}
