using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>Lets an attempt out only when the window has room, and tells the window what the service thinks of the pace.</summary>
internal sealed class SendWindowHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        SendWindow window = message.Context.Window;

        // An attempt that fails before it leaves must not be taken for the one before.
        message.Result = default;
        await window.EnterAsync(isRetry: message.Attempts > 0, cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (message.Result.Kind == AttemptResultKind.Throttled)
            {
                window.Throttle(message.Result.RetryAfter);
            }

            window.Exit(widen: message.Result.Kind == AttemptResultKind.Success);
        }
    }
}
