using System;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The members of a request that the events of its operation depend on.</summary>
/// <param name="OperationContext">The operation context, which the events repeat.</param>
/// <param name="CallbackUri">The callback URI, or null to use the callback URI of the call.</param>
/// <param name="ApiVersion">The api-version.</param>
internal sealed record EventContext(string? OperationContext, Uri? CallbackUri, string ApiVersion)
{
    private const string LatestApiVersion = "2026-03-12";

    /// <summary>Gets the context of events that no request caused.</summary>
    public static EventContext None { get; } = new(null, null, LatestApiVersion);
}
