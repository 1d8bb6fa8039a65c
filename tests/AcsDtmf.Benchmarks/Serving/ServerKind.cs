namespace AcsDtmf.Benchmarks.Serving;

/// <summary>The kinds of servers.</summary>
internal enum ServerKind
{
    /// <summary>A minimal Kestrel server, which returns 200 to every request.</summary>
    Plain,

    /// <summary>The emulator.</summary>
    Emulator,
}
