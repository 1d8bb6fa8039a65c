using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>
/// The baseline: concurrent HttpClient loops that sign and send each row. The number of loops is the width. The loops have no retry,
/// results, ordering or validation of rows.
/// </summary>
internal sealed class BareLoop(Uri endpoint, string accessKey) : IRowRunner
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _key = Convert.FromBase64String(accessKey);
    private HttpClient? _client;

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<Row> rows, int width)
    {
        HttpClient client = _client ??= new HttpClient();
        int next = -1;
        return Task.WhenAll(Enumerable.Range(0, width).Select(_ => Task.Run(LoopAsync)));

        async Task LoopAsync()
        {
            for (int index; (index = Interlocked.Increment(ref next)) < rows.Count;)
            {
                using HttpRequestMessage request = Sign(rows[index]);
                using HttpResponseMessage answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    private HttpRequestMessage Sign(Row row)
    {
        byte[] body = Encoding.UTF8.GetBytes(
            $$"""{"targetParticipant":{"rawId":"{{row.TargetParticipant}}"},"operationContext":"{{row.OperationContext}}"}""");
        Uri uri = new(
            $"{endpoint.AbsoluteUri}calling/callConnections/{row.CallConnectionId}:stopContinuousDtmfRecognition?api-version=2026-03-12");
        string date = DateTime.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        string contentHash = Convert.ToBase64String(SHA256.HashData(body));
        string text = $"POST\n{uri.PathAndQuery}\n{date};{uri.Authority};{contentHash}";
        string signature = Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)));

        HttpRequestMessage request = new(HttpMethod.Post, uri) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("x-ms-content-sha256", contentHash);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
        return request;
    }
}
