using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Authentication;

/// <summary>Signs requests with the resource's access key.</summary>
internal sealed class AccessKeyAuthenticator(AccessKeyCredential credential) : IRequestAuthenticator
{
    public ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        string date = HttpDate.Now();
        string contentHash = RequestSignature.HashContent(request.Body is { } body ? body.Bytes : default);
        string signature = RequestSignature.Sign(credential.Key, request.Method.Method, uri.PathAndQuery, date, uri.Authority, contentHash);

        Set(request, HeaderNames.Date, date);
        Set(request, HeaderNames.ContentHash, contentHash);
        Set(request, HeaderNames.Authorization, RequestSignature.HeaderPrefix + signature);
        return default;
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
