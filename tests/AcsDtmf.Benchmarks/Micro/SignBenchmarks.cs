using System;
using System.Globalization;
using System.Text;
using AcsDtmf.Engine.Authentication;
using BenchmarkDotNet.Attributes;

namespace AcsDtmf.Benchmarks.Micro;

/// <summary>Measures the signature of a request.</summary>
public class SignBenchmarks : IDisposable
{
    private const string Target = "/calling/callConnections/18dea47f-b081-4107-9a5c-4300819d2c6c:stopContinuousDtmfRecognition?api-version=2026-03-12";

    private readonly Secret _secret = new(new byte[64]);
    private readonly KeyedHash _key;
    private readonly byte[] _body = Encoding.UTF8.GetBytes(
        """{"targetParticipant":{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"operationContext":"row 1"}""");

    public SignBenchmarks() => _key = new KeyedHash(_secret);

    [Benchmark]
    public string HashContent() => RequestSignature.HashContent(_body);

    [Benchmark]
    public string Sign() =>
        RequestSignature.Sign(_key, "POST", Target, DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture), "contoso.communication.azure.com", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");

    /// <inheritdoc/>
    public void Dispose()
    {
        _secret.Dispose();
        _key.Dispose();
        GC.SuppressFinalize(this);
    }
}
