using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Signs requests with the resource's access key.</summary>
internal sealed class AccessKeyAuthenticator(AccessKeyCredential credential, TimeProvider clock) : IRequestAuthenticator
{
    private readonly KeyedHash _key = new(credential.Key);

    public DateTimeOffset? TokenExpiresOn => null;

    public Task PrepareAsync(IRequestContext caller, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        string date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        string contentHash = RequestSignature.HashContent(request.Body is { } body ? body.Bytes : default);
        string signature = RequestSignature.Sign(_key, request.Method.Method, uri.PathAndQuery, date, uri.Authority, contentHash);

        Set(request, HeaderNames.Date, date);
        Set(request, HeaderNames.ContentHash, contentHash);
        Set(request, HeaderNames.Authorization, RequestSignature.HeaderPrefix + signature);
        return default;
    }

    /// <summary>Does nothing, because a new signature with the same key would be refused as well.</summary>
    public ValueTask<bool> TryRenewAsync(CallRequestMessage request, CancellationToken cancellationToken) => new(false);

    public RefusalReason? Explain(HttpResponseMessage answer) => ClockSkew.Explain(answer, clock.GetUtcNow());

    /// <inheritdoc/>
    public void Dispose()
    {
        credential.Dispose();
        _key.Dispose();
    }

    private static void Set(CallRequestMessage request, string name, string value)
    {
        if (request.Attempts > 0)
        {
            request.Headers.Remove(name);
        }

        request.Headers.TryAddWithoutValidation(name, value);
    }
}
