using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests signed requests against the signature check of the service.</summary>
public sealed class AccessKeyTests : ServiceTest
{
    [Fact]
    public async Task The_service_accepts_a_signed_request()
    {
        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.StartsWith("HMAC-SHA256 ", Requests.Single().Headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("%41+&=;@'()*!$,")]
    [InlineData("anruf-ü")]
    public async Task The_service_accepts_a_signed_request_with_any_characters_in_the_id(string callConnectionId)
    {
        Service.State.Calls.Add(new Call(callConnectionId, [new Participant("8:orgid:u")]));

        CollectingSink sink = await StopAsync(Connect(), new DtmfRecognitionRequest
        {
            CallConnectionId = callConnectionId,
            TargetParticipant = new MicrosoftTeamsUserIdentifier("u"),
            OperationContext = "Grüße",
        });

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Equal(callConnectionId, Requests.Single().CallConnectionId);
    }

    [Fact]
    public async Task Each_attempt_has_its_own_date_and_signature()
    {
        // The attempts are two seconds apart because the date has a resolution of one second.
        Service.State.Faults.Add(new FaultRule { Status = 500, RetryAfter = "2", Count = 1 });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(2, Requests.Count);
        Assert.NotEqual(Requests[0].Headers["x-ms-date"], Requests[1].Headers["x-ms-date"]);
        Assert.NotEqual(Requests[0].Headers["Authorization"], Requests[1].Headers["Authorization"]);
        Assert.Equal(Requests[0].Headers["x-ms-content-sha256"], Requests[1].Headers["x-ms-content-sha256"]);
    }

    [Fact]
    public async Task The_service_accepts_every_attempt_of_a_row()
    {
        // The service checks the signature of an attempt before it applies a fault.
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 3 });

        await StopOneAsync(Connect());

        Assert.Equal([500, 500, 500, 200], Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task The_service_refuses_the_key_of_another_resource()
    {
        CallingException error = await RefusalAsync(AccessKeyCredential.FromBase64("Kg=="));

        Assert.Equal("7509", error.ErrorCode);
    }

    [Fact]
    public async Task The_service_refuses_a_request_from_a_machine_with_a_wrong_clock()
    {
        Service.State.Clock.Skew = TimeSpan.FromHours(1);

        CallingException error = await RefusalAsync(AccessKeyCredential.FromBase64(Service.AccessKey));

        Assert.Equal("Denied", error.ErrorCode);
        Assert.Contains("clock", error.RecommendedAction, StringComparison.Ordinal);
    }

    private async Task<CallingException> RefusalAsync(AccessKeyCredential credential)
    {
        var error = await Assert.ThrowsAsync<CallingException>(
            () => StopAsync(Connect(QuickOptions(Service.Endpoint), credential), SeedRows(1)));
        Assert.Equal(401, error.StatusCode);
        Assert.Equal(CallingErrorKind.Credential, error.Kind);
        Assert.DoesNotContain(Service.AccessKey, error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
