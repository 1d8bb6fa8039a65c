using System;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Administration;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Adversary;

/// <summary>
/// For any body, the administration API of the emulator accepts the request or explains the rejection in plain text. ACSDTMF_SEED
/// repeats one seed, and ACSDTMF_FUZZ_COUNT sets the number of seeds.
/// </summary>
public sealed class AdministrationFuzzTests : AdministrationTest
{
    private const int Count = 300;

    private static readonly (string Path, string Body)[] Bodies =
    [
        ("/emulator/faults", """{"kind":"status","operation":"stop","status":503,"body":"b","latencyMs":5,"count":3,"probability":0.5}"""),
        ("/emulator/calls", """{"callConnectionId":"d","state":"connected","callbackUri":"http://127.0.0.1:1/","participants":[{"rawId":"8:orgid:u","isMuted":true}]}"""),
        ("/emulator/calls/c/tones", """{"rawId":"4:+14255550123","tones":["12#","pound",3]}"""),
    ];

    [Fact]
    public async Task A_body_is_accepted_or_explained()
    {
        AddCall();
        foreach (int seed in Seeds.Fuzz(Count))
        {
            (string path, string body) = Bodies[seed % Bodies.Length];
            try
            {
                Check(await SendAsync("POST", path, new ByteMutator(seed).Damage(body)));
            }
            catch (Exception exception)
            {
                Assert.Fail($"{Seeds.Repeat(seed, nameof(AdministrationFuzzTests))}: {exception}");
            }
        }
    }

    private static void Check(AdministrationResponse response)
    {
        if (response.Status == 200)
        {
            return;
        }

        Assert.True(response.Status is 400 or 404, response.Body);
        Assert.NotEmpty(response.ErrorCode!);
        Assert.EndsWith(".", response.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(response.Message!, char.IsControl);
        Assert.DoesNotContain("System.", response.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("$.", response.Message, StringComparison.Ordinal);
    }
}
