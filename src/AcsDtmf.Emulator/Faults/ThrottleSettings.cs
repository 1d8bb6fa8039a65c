namespace AcsDtmf.Emulator.Faults;

/// <summary>What the service bears before it answers 429.</summary>
public sealed record ThrottleSettings
{
    /// <summary>Call Automation requests a second, of which one second's worth may come at once; any number, when null.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Call Automation requests at one time; any number, when null.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How a throttled client is told when to come back.</summary>
    public RetryAfterForm RetryAfter { get; init; }

    /// <summary>When it is told to come back.</summary>
    public int RetryAfterSeconds { get; init; } = 1;
}
