using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Rewriting;
using Microsoft.Coyote.SystematicTesting;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>
/// Runs a test under many schedules. Each schedule is one order in which the tasks of the test pass locks, awaits, atomic operations and
/// accesses to fields.
/// </summary>
internal static class Exploration
{
    /// <summary>Names how many schedules each test explores.</summary>
    private const string CountVariable = "ACSDTMF_SCHEDULES";

    // Few enough for every run of the tests.
    private const uint DefaultCount = 100;

    // Coyote finds deadlocks among controlled tasks itself. This limit is for a task that hangs in code that was not rewritten.
    private const uint LongestHang = 60_000;

    private static uint Count =>
        uint.TryParse(Environment.GetEnvironmentVariable(CountVariable), NumberStyles.None, CultureInfo.InvariantCulture, out uint count) ? count : DefaultCount;

    /// <summary>Asserts that the test passes, and ends, under every schedule.</summary>
    /// <param name="test">The test.</param>
    /// <param name="interruptsFieldAccess">
    /// Whether another task can continue at each access to a field too. A test that cancels a batch cannot use it, because Coyote interrupts
    /// field accesses also where <see cref="Cancellation.CancelInOneStep"/> suppresses it.
    /// </param>
    internal static void Run(Func<Task> test, bool interruptsFieldAccess = true)
    {
        int seed = Seeds.Take(1).Single();
        string run = $"{CountVariable}={Count} {Seeds.Variable}={seed}";
        TestContext.Current.TestOutputHelper!.WriteLine(run);
        string? fault = FindFault(test, seed, interruptsFieldAccess);
        Assert.True(fault is null, $"Repeat with {run}\n{fault}");
    }

    /// <summary>Returns a description of the first schedule under which the test fails or hangs; null when there is none.</summary>
    internal static string? FindFault(Func<Task> test, int seed, bool interruptsFieldAccess = true)
    {
        Assert.True(RewritingEngine.IsAssemblyRewritten(typeof(CallingEngine).Assembly), "The build has not rewritten the engine.");
        Configuration configuration = Configuration.Create()
            .WithTestingIterations(Count)
            .WithRandomGeneratorSeed((uint)seed)
            .WithPartiallyControlledConcurrencyAllowed(false)
            .WithDeadlockTimeout(LongestHang)
            .WithFailureOnMaxStepsBoundEnabled()
            .WithMemoryAccessRaceCheckingEnabled(interruptsFieldAccess)
            .WithTraceAnalysisEnabled(false)
            .WithTelemetryEnabled(false);
        using TestingEngine engine = TestingEngine.Create(configuration, test);
        using var silence = new TextWriterLogger(TextWriter.Null, VerbosityLevel.None);
        engine.SetLogger(silence);
        engine.Run();
        return engine.TestReport.NumOfFoundBugs > 0 ? engine.ReadableTrace : null;
    }
}
