namespace AcsDtmf.Benchmarks.Serving;

/// <summary>The servers there are.</summary>
internal enum ServerKind
{
    /// <summary>Kestrel that answers and does nothing else.</summary>
    Plain,

    /// <summary>The emulator.</summary>
    Emulator,
}
