using System;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Expands the steps of a scenario to the occurrences of one run.</summary>
internal static class ScenarioPlan
{
    /// <returns>The occurrences in the order of their times. The same seed returns the same occurrences.</returns>
    public static IReadOnlyList<PlannedStep> Create(Scenario scenario, int seed)
    {
        var random = new Random(seed);
        List<PlannedStep> planned = [];
        foreach (ScenarioStep step in scenario.Steps)
        {
            StepSchedule schedule = step.Schedule;
            for (int occurrence = 0; occurrence < schedule.Times; occurrence++)
            {
                double seconds = schedule.AtSeconds + (occurrence * schedule.EverySeconds) + (schedule.JitterSeconds * random.NextDouble());
                planned.Add(new(TimeSpan.FromSeconds(seconds), step, random.Next()));
            }
        }

        return [.. planned.OrderBy(occurrence => occurrence.Time)];
    }
}

/// <summary>One occurrence of a step.</summary>
/// <param name="Time">The time after the start.</param>
/// <param name="Step">The step.</param>
/// <param name="Seed">The seed of the choices. Each occurrence has its own, so that a skipped one does not change the others.</param>
internal sealed record PlannedStep(TimeSpan Time, ScenarioStep Step, int Seed);
