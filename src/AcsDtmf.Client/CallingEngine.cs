using System;
using System.Linq;
using AcsDtmf.Engine;

namespace AcsDtmf.Client;

/// <summary>The engine: HTTP, credentials, operations and the batch. Knows nothing of PowerShell.</summary>
public sealed class CallingEngine : ICallingEngine
{
    /// <inheritdoc/>
    public ICallingClient Connect(CallingClientOptions options, CallingCredential credential) =>
        options.UserAgent.All(c => c is >= ' ' and <= '~')
            ? new CallingClient(options, credential)
            : throw new ArgumentException("The user agent has characters that no header has.", nameof(options));
}
