namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>How much is measured.</summary>
internal sealed record Scale
{
    /// <summary>Enough for figures that hold, in under fifteen minutes on two cores.</summary>
    public static Scale Full { get; } = new();

    /// <summary>Enough to see that everything runs. The figures say little.</summary>
    public static Scale Quick { get; } = new()
    {
        Rows = 2_000,
        WarmRounds = 2,
        FirstRunRounds = 1,
        GridRounds = 1,
        GridSeconds = 0.2,
        SlowServerRounds = 1,
        SlowServerRows = 1_280,
        PeerWarmUps = 1,
        PeerRounds = 1,
        PeerRows = 200,
        ParallelPeerRows = 50,
        ImportRounds = 3,
        InterruptRounds = 1,
        ManyRows = 40_000,
        ThrottledSeconds = 15,
    };

    public int Rows { get; init; } = 20_000;

    public int WarmRounds { get; init; } = 31;

    public int FirstRunRounds { get; init; } = 7;

    public int GridRounds { get; init; } = 3;

    /// <summary>About how long the fastest contestant is kept busy in a cell of the grid.</summary>
    public double GridSeconds { get; init; } = 1.2;

    public int SlowServerRounds { get; init; } = 3;

    public int SlowServerRows { get; init; } = 6_400;

    /// <summary>How often the cmdlet runs before it is compared with the loops, which have warmed up long before the end of their first run.</summary>
    public int PeerWarmUps { get; init; } = 8;

    public int PeerRounds { get; init; } = 3;

    public int PeerRows { get; init; } = 20_000;

    public int ParallelPeerRows { get; init; } = 5_000;

    public int ImportRounds { get; init; } = 21;

    public int InterruptRounds { get; init; } = 3;

    public int ManyRows { get; init; } = 1_000_000;

    /// <summary>How long a run against a limit takes if the limit is used up.</summary>
    public int ThrottledSeconds { get; init; } = 30;
}
