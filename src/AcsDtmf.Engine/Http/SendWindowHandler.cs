using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;

namespace AcsDtmf.Engine.Http;

/// <summary>Lets an attempt out only when the batch's window has room, and tells the window what the service thinks of the pace.</summary>
internal sealed class SendWindowHandler : DelegatingHandler
{
    /// <summary>Tells whether an answer is about the pace of all requests rather than about this one.</summary>
    internal static bool IsThrottling(HttpResponseMessage answer) =>
        (int)answer.StatusCode == 429 || ((int)answer.StatusCode == 503 && RetryAfter.Of(answer) is not null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        SendWindow window = message.Batch.Window;
        await window.EnterAsync(isRetry: message.Attempts > 0, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        finally
        {
            if (answer is not null && IsThrottling(answer))
            {
                window.Throttle(RetryAfter.Of(answer));
            }

            window.Exit(widen: answer is { IsSuccessStatusCode: true });
        }
    }
}
