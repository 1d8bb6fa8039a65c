using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Plays a scenario: executes each step at its time.</summary>
internal sealed class ScenarioPlayer(Scenario scenario, EmulatorOptions options, EmulatorState state) : IScenario
{
    private readonly StepExecutor _executor = new(state.Calls);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _run;
    private volatile bool _hasEnded;

    public string Name => scenario.Settings.Name;

    public int Seed { get; } = options.Seed ?? scenario.Settings.Seed;

    public bool HasEnded => _hasEnded;

    public void Start()
    {
        lock (_lock)
        {
            var run = new CancellationTokenSource();
            _run = run;
            var steps = new Queue<PlannedStep>(ScenarioPlan.Create(scenario, Seed));
            ExecuteUntil(TimeSpan.Zero, steps);
            _ = PlayAsync(steps, state.Clock.GetTimestamp(), run.Token);
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _run?.Cancel();
            _run?.Dispose();
            _run = null;
        }
    }

    private async Task PlayAsync(Queue<PlannedStep> steps, long start, CancellationToken stopped)
    {
        try
        {
            while (steps.TryPeek(out PlannedStep? next))
            {
                // Each delay is measured from the start, so that delays do not add up.
                TimeSpan delay = (next.Time / options.Speed) - state.Clock.GetElapsedTime(start);
                await Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, state.Clock, stopped);
                lock (_lock)
                {
                    stopped.ThrowIfCancellationRequested();
                    ExecuteUntil(next.Time, steps);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The scenario is stopped.
        }
    }

    private void ExecuteUntil(TimeSpan time, Queue<PlannedStep> steps)
    {
        while (steps.TryPeek(out PlannedStep? next) && next.Time <= time)
        {
            steps.Dequeue();
            if (_executor.Execute(next) is { } problem)
            {
                options.ReportSkippedStep?.Invoke($"The step {next.Step.Place} has no effect. {problem}");
            }
        }

        _hasEnded = steps.Count == 0;
    }
}
