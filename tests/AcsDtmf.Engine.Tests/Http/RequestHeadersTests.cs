using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

public sealed class RequestHeadersTests : ServiceTest
{
    [Fact]
    public async Task A_request_carries_the_headers_the_service_expects()
    {
        var options = new CallingClientOptions(Service.Endpoint) { UserAgent = "AcsDtmf/1.0.0 PowerShell/7.6.5" };

        await StopOneAsync(Connect(options, AccessKeyCredential.FromBase64(Service.AccessKey)));

        RecordedRequest request = Assert.Single(Requests);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(Encoding.UTF8.GetByteCount(request.Body).ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.Equal("AcsDtmf/1.0.0 PowerShell/7.6.5", request.Headers["User-Agent"]);
        Assert.Equal("true", request.Headers["x-ms-return-client-request-id"]);
        Assert.Equal(Service.Endpoint.Authority, request.Headers["Host"]);
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("Repeatability", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_row_has_one_client_request_id_on_all_its_attempts()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 2 });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(3, report.Result.Attempts);
        Assert.True(Guid.TryParse(report.Result.ClientRequestId, out _));
        Assert.Equal(Enumerable.Repeat(report.Result.ClientRequestId, 3), Requests.Select(request => request.ClientRequestId));
    }

    [Fact]
    public async Task No_two_rows_share_a_client_request_id()
    {
        CollectingSink sink = await StopAsync(Connect(), SeedRows(50));

        Assert.Equal(50, sink.Results.Select(result => result.ClientRequestId).Distinct().Count());
    }

    [Fact]
    public async Task A_request_carries_the_api_version_of_the_session()
    {
        var options = new CallingClientOptions(Service.Endpoint) { ApiVersion = "2024-09-15" };

        await StopOneAsync(Connect(options, AccessKeyCredential.FromBase64(Service.AccessKey)));

        Assert.EndsWith(":stopContinuousDtmfRecognition?api-version=2024-09-15", Assert.Single(Requests).RawTarget, StringComparison.Ordinal);
    }
}
