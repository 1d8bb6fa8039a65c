using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests requests with a bearer token against the token check of the service.</summary>
public sealed class AccessTokenTests : ServiceTest
{
    [Theory]
    [InlineData(TokenForm.Jwt)]
    [InlineData(TokenForm.Opaque)]
    public async Task Every_attempt_carries_the_token(TokenForm form)
    {
        string token = Service.State.Tokens.Issue(new TokenRequest { Form = form }).Token;
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 1 });

        Report report = await StopOneAsync(ConnectWith(token));

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(["Bearer " + token, "Bearer " + token], Requests.Select(request => request.Headers["Authorization"]));
        Assert.All(Requests, request => Assert.DoesNotContain("x-ms-content-sha256", request.Headers.Keys));
    }

    [Fact]
    public async Task An_expired_token_ends_the_run()
    {
        string token = Service.State.Tokens.Issue(new TokenRequest { Lifetime = TimeSpan.FromMinutes(-1) }).Token;

        var error = await Assert.ThrowsAsync<CallingException>(() => StopAsync(ConnectWith(token), SeedRows(1)));

        Assert.Equal("7501", error.ErrorCode);
        Assert.Equal(CallingErrorKind.Credential, error.Kind);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_lacks_a_permission_fails_its_rows_but_not_the_run()
    {
        string token = Service.State.Tokens.Issue(new TokenRequest { Forbidden = true }).Token;

        CollectingSink sink = await StopAsync(ConnectWith(token), SeedRows(3));

        Assert.Equal([403, 403, 403], sink.Results.Select(result => result.StatusCode));
        Assert.All(sink.Reports, report => Assert.Equal(CallingErrorKind.Service, report.Error?.Kind));
    }

    private ICallingClient ConnectWith(string token) => Connect(QuickOptions(Service.Endpoint), AccessTokenCredential.FromText(token));
}
