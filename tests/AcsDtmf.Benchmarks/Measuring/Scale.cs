namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>The number of rows and rounds of each measurement.</summary>
internal sealed record Scale
{
    /// <summary>Gets the scale for reproducible figures. A run takes less than fifteen minutes on two cores.</summary>
    public static Scale Full { get; } = new();

    /// <summary>Gets the scale for a short run, which verifies that everything works. Its figures are not meaningful.</summary>
    public static Scale Quick { get; } = new()
    {
        Rows = 2_000,
        WarmRounds = 2,
        FirstRunRounds = 1,
        ColdRounds = 2,
        GridRounds = 1,
        GridSeconds = 0.2,
        GridRoundTrips = 8,
        PageRounds = 1,
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

    public int WarmRounds { get; init; } = 21;

    public int FirstRunRounds { get; init; } = 7;

    public int ColdRounds { get; init; } = 7;

    public int PageRounds { get; init; } = 9;

    public int GridRounds { get; init; } = 3;

    /// <summary>Gets the approximate duration of a grid cell for the fastest contestant, in seconds. The default is 0.8.</summary>
    public double GridSeconds { get; init; } = 0.8;

    /// <summary>
    /// Gets the least number of round trips of a grid cell, or half of its width if that is more. The default is 64. A run starts with 16
    /// requests in flight and quadruples their number in each round trip, which a very short run would mainly measure.
    /// </summary>
    public int GridRoundTrips { get; init; } = 64;

    /// <summary>Gets the number of warm-up runs of the cmdlet before it is compared with its peers. The default is 8.</summary>
    public int PeerWarmUps { get; init; } = 8;

    public int PeerRounds { get; init; } = 3;

    public int PeerRows { get; init; } = 10_000;

    public int ParallelPeerRows { get; init; } = 2_000;

    public int ImportRounds { get; init; } = 21;

    public int InterruptRounds { get; init; } = 3;

    public int ManyRows { get; init; } = 1_000_000;

    /// <summary>Gets the duration of a run at the full allowed rate, in seconds. The default is 25.</summary>
    public int ThrottledSeconds { get; init; } = 25;
}
