using System;
using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>One span of continuous DTMF recognition, from a start to its stop.</summary>
internal sealed class Recognition(string? operationContext, Uri? callbackUri, string apiVersion)
{
    private int _lastSequenceId;

    public string? OperationContext => operationContext;

    /// <summary>Where the start request wanted the tones to be reported, if it said so.</summary>
    public Uri? CallbackUri => callbackUri;

    public string ApiVersion => apiVersion;

    public int NextSequenceId() => Interlocked.Increment(ref _lastSequenceId);
}
