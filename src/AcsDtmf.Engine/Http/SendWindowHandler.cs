using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Sends each attempt when the send window admits it, and reports the result to the window. Throttling concerns the run: a throttled
/// request enters the window again without using up a retry.
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
            // An attempt that fails before it is sent must not keep the result of the previous one.
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
