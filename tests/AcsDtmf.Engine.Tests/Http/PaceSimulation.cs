using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Simulates one or more processes that send rows to one service, in simulated time.</summary>
internal sealed class PaceSimulation(SimulatedService service, int width, int processes, double? retryAfter, int seed)
{
    // Timers fire late, and network latency varies.
    private const double TimerDelay = 0.0015;
    private const double Jitter = 0.1;

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<Action, double> _events = new();
    private readonly Process[] _processes = [.. Enumerable.Range(0, processes).Select(_ => new Process(new SendPace(width)))];
    private double _now;

    /// <summary>Gets the number of accepted rows by process and second.</summary>
    internal List<int>[] Accepted => [.. _processes.Select(process => process.AcceptedBySecond)];

    /// <summary>Gets the number of refused attempts.</summary>
    internal int Refused => _processes.Sum(process => process.Refused);

    internal void Run(double duration)
    {
        foreach (Process process in _processes)
        {
            Schedule(_random.NextDouble() * 0.2, () => Send(process));
        }

        while (_events.TryPeek(out _, out double at) && at < duration)
        {
            _now = at;
            _events.Dequeue()();
        }
    }

    private void Schedule(double at, Action action) => _events.Enqueue(action, at);

    private void Send(Process process)
    {
        while (process.Pace.LeavesAt(process.Active) is { } at)
        {
            if (at > _now)
            {
                if (process.WakesAt <= _now || at < process.WakesAt)
                {
                    double wakesAt = at + (_random.NextDouble() * TimerDelay);
                    process.WakesAt = wakesAt;
                    Schedule(wakesAt, () => Send(process));
                }

                return;
            }

            process.Active++;
            Departure attempt = process.Pace.Leave(_now, process.Active);
            Schedule(_now + Transit(), () => Arrive(process, attempt));
        }
    }

    private double Transit() => SimulatedService.Transit * (0.5 + _random.NextDouble());

    private void Arrive(Process process, Departure attempt)
    {
        if (!service.TryAccept(_now))
        {
            Schedule(_now + Transit(), () => End(process, attempt, isAccepted: false));
            return;
        }

        Schedule(_now + (service.Latency * (1 + (Jitter * (_random.NextDouble() - 0.5)))), () =>
        {
            service.Complete();
            Schedule(_now + Transit(), () => End(process, attempt, isAccepted: true));
        });
    }

    private void End(Process process, Departure attempt, bool isAccepted)
    {
        process.Active--;
        if (isAccepted)
        {
            process.Accept((int)_now);
            process.Pace.Accept(attempt, _now);
        }
        else
        {
            process.Refused++;
            process.Pace.Refuse(attempt, _now, retryAfter);
        }

        Send(process);
    }

    private sealed class Process(SendPace pace)
    {
        internal SendPace Pace { get; } = pace;

        internal int Active { get; set; }

        internal double WakesAt { get; set; }

        internal int Refused { get; set; }

        internal List<int> AcceptedBySecond { get; } = [];

        internal void Accept(int second)
        {
            while (AcceptedBySecond.Count <= second)
            {
                AcceptedBySecond.Add(0);
            }

            AcceptedBySecond[second]++;
        }
    }
}
