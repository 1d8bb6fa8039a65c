using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Engine.Tests.Identifiers;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Tests that the emulator, an independent implementation of the service's contract, finds the participant that a request names.</summary>
public sealed class TwoReadingsTests : ServiceTest
{
    [Fact]
    public async Task The_service_finds_a_participant_of_every_kind()
    {
        DtmfRecognitionRequest[] rows =
        [
            .. RawIdExamples.All
                .Select((example, index) => new DtmfRecognitionRequest
                {
                    CallConnectionId = $"call-{index}",
                    TargetParticipant = CommunicationIdentifier.FromRawId(example.Data.Item1),
                })
                .Where(row => row.Rejection is null),
        ];
        foreach (DtmfRecognitionRequest row in rows)
        {
            Service.State.Calls.Add(new Call(row.CallConnectionId!, [new Participant(row.TargetParticipant!.RawId)]));
        }

        CollectingSink sink = await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 1, rows);

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Equal(rows.Select(row => row.TargetParticipant!.RawId), Requests.Select(request => request.TargetRawId));
    }

    [Fact]
    public async Task An_explicit_raw_id_names_the_participant()
    {
        var participant = new PhoneNumberIdentifier("+14255550123", "4:+14255550123_7");
        Service.State.Calls.Add(new Call("call", [new Participant("4:+14255550123"), new Participant(participant.RawId)]));

        CollectingSink sink = await StopAsync(Connect(), new DtmfRecognitionRequest { CallConnectionId = "call", TargetParticipant = participant });

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Equal("4:+14255550123_7", Assert.Single(Requests).TargetRawId);
    }
}
