using System;
using System.Text.Json.Serialization;
using Microsoft.Testing.Platform.Extensions.Messages;

namespace AcsDtmf.Module.Tests;

/// <summary>A test of a Pester file, in the format of Invoke-PesterFile.ps1.</summary>
/// <param name="Name">The names of the blocks and of the test; unique within the file.</param>
/// <param name="Result">The outcome.</param>
/// <param name="Message">The reason why the test failed or was skipped; null if it passed.</param>
/// <param name="StartedAt">The start of the test.</param>
/// <param name="Seconds">The duration, in seconds.</param>
internal sealed record PesterTest(string Name, PesterOutcome Result, string? Message = null, DateTimeOffset StartedAt = default, double Seconds = 0)
{
    [JsonIgnore]
    internal TimingProperty Timing
    {
        get
        {
            TimeSpan duration = TimeSpan.FromSeconds(Seconds);
            return new(new TimingInfo(StartedAt, StartedAt + duration, duration));
        }
    }
}

/// <summary>The outcomes of a Pester test.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PesterOutcome>))]
internal enum PesterOutcome
{
    /// <summary>The test failed or could not run.</summary>
    Failed,

    /// <summary>The test passed.</summary>
    Passed,

    /// <summary>The test was skipped. The message states the reason.</summary>
    Skipped,
}
