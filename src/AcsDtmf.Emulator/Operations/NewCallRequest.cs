using System;
using System.Text.Json;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The members of a request that creates or answers a call.</summary>
internal abstract record NewCallRequest
{
    public required string CallbackUri { get; init; }

    public string? OperationContext { get; init; }

    /// <summary>Gets the options of speech services, which have no effect.</summary>
    public JsonElement? CallIntelligenceOptions { get; init; }

    public JsonElement? MediaStreamingOptions { get; init; }

    public JsonElement? TranscriptionOptions { get; init; }

    /// <exception cref="RequestRejectedException">The callback URI is invalid.</exception>
    public Uri? ParseCallbackUri() => RequestBody.ParseCallbackUri(CallbackUri, "callbackUri");

    public EventContext ToEventContext(ServiceRequest request) => new(OperationContext, CallbackUri: null, request.ApiVersion!);

    /// <exception cref="RequestRejectedException">An option would start an operation that the emulator does not support.</exception>
    public void CheckOptions()
    {
        Check(MediaStreamingOptions, "mediaStreamingOptions");
        Check(TranscriptionOptions, "transcriptionOptions");
    }

    private static void Check(JsonElement? options, string name)
    {
        if (options is not null)
        {
            throw RequestRejectedException.NotImplemented($"The emulator does not support {name}. Omit the member.");
        }
    }
}
