using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Media;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Collects the tones of a participant. The emulator does not recognize speech, and therefore no choices.</summary>
internal sealed class Recognize(CallLookup lookup, MediaSimulation media, CallEventPublisher events, TimeProvider clock)
    : Operation(OperationDescription.CallAction("recognize", successStatus: 202))
{
    private const int DefaultInitialSilenceTimeout = 5;
    private const int MaximumInitialSilenceTimeout = 300;
    private const int DefaultInterToneTimeout = 2;
    private const int MaximumInterToneTimeout = 60;

    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<RecognizeRequest>(request);
        RecognizeOptions options = body.RecognizeOptions;
        request.TargetRawId = RawIdResolver.Resolve(options.TargetParticipant, "targetParticipant");
        EventContext context = body.ToEventContext(request);
        CheckInputType(body.RecognizeInputType);
        DtmfOptions dtmf = options.DtmfOptions ?? new();
        Check(options, dtmf);
        IReadOnlyList<PlaySource> prompts = body.PlayPrompts ?? (body.PlayPrompt is null ? [] : [body.PlayPrompt]);
        foreach (PlaySource prompt in prompts)
        {
            prompt.Check("playPrompt");
        }

        Call call = lookup.FindEstablished(request);
        var collection = new ToneCollectionOptions
        {
            Target = CallLookup.FindParticipant(call, request.TargetRawId),
            PromptDuration = media.DurationOf(prompts.Count),
            InterruptPrompt = options.InterruptPrompt,
            InitialSilenceTimeout = TimeSpan.FromSeconds(options.InitialSilenceTimeoutInSeconds ?? DefaultInitialSilenceTimeout),
            InterToneTimeout = TimeSpan.FromSeconds(dtmf.InterToneTimeoutInSeconds ?? DefaultInterToneTimeout),
            MaximumTones = dtmf.MaxTonesToCollect,
            StopTones = dtmf.StopTones.ToFrozenSet(StringComparer.Ordinal),
        };
        call.AddMedia(new ToneCollection(call, context, collection, events, clock), body.InterruptCallMediaOperation);

        return Acted(call);
    }

    private static void CheckInputType(string type)
    {
        switch (type)
        {
            case "dtmf":
                break;
            case "speech" or "speechOrDtmf" or "choices":
                throw RequestRejectedException.NotImplemented($"The emulator does not support the recognizeInputType {type}. Use dtmf.");
            default:
                throw RequestRejectedException.InvalidRequest("recognizeInputType is unknown. Use dtmf, speech, speechOrDtmf or choices.");
        }
    }

    private static void Check(RecognizeOptions options, DtmfOptions dtmf)
    {
        RequestBody.CheckRange(options.InitialSilenceTimeoutInSeconds, 0, MaximumInitialSilenceTimeout, "initialSilenceTimeoutInSeconds");
        RequestBody.CheckRange(dtmf.InterToneTimeoutInSeconds, 1, MaximumInterToneTimeout, "interToneTimeoutInSeconds");
        RequestBody.CheckRange(dtmf.MaxTonesToCollect, 1, int.MaxValue, "maxTonesToCollect");
        ToneNames.Check(dtmf.StopTones);
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record RecognizeRequest : OperationRequest
    {
        public required string RecognizeInputType { get; init; }

        public required RecognizeOptions RecognizeOptions { get; init; }

        public PlaySource? PlayPrompt { get; init; }

        public IReadOnlyList<PlaySource>? PlayPrompts { get; init; }

        public bool InterruptCallMediaOperation { get; init; }
    }

    private sealed record RecognizeOptions
    {
        public required CommunicationIdentifierModel TargetParticipant { get; init; }

        public bool InterruptPrompt { get; init; }

        public int? InitialSilenceTimeoutInSeconds { get; init; }

        public DtmfOptions? DtmfOptions { get; init; }
    }

    private sealed record DtmfOptions
    {
        public int? InterToneTimeoutInSeconds { get; init; }

        public int? MaxTonesToCollect { get; init; }

        public IReadOnlyList<string> StopTones { get; init; } = [];
    }
}
