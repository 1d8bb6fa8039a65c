using System;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Decides when an attempt may leave. A run begins narrow and widens with every success. The service's first refusal makes it pause for
/// as long as the service asks; from then on it sends evenly, at a rate that it learns from what is accepted and keeps probing upward.
/// </summary>
/// <remarks>
/// Services limit requests a second (the rate) or requests at once (the width), and do not say which. More attempts at once than were
/// ever accepted together point to the width; any other refusal points to the rate. Whenever the service refuses, its allowance is used
/// up, so what it accepted between two refusals is the rate that it allows. A rate falls in proportion and grows by less than that, which
/// brings processes that share a limit to equal shares. Attempts that were under way together are refused together, and count as one refusal.
/// This is state without threads: its owner locks, and brings the time in seconds.
/// </remarks>
internal sealed class SendPace(int limit)
{
    // The default of rows in flight, so that only wider runs begin narrower than they may become.
    private const int FirstWidth = 16;
    private const int FirstWideningAfter = 10;
    private const int RarestWideningAfter = 200;
    private const int RarestWideningRounds = 10;

    private const double FirstPause = 0.5;
    private const double LongestPause = 32;

    // A pause between probes: never shorter than this at its longest, so that few probes are needed, and never a large part of the wait.
    private const double ShortestLongestProbing = 1;
    private const double ProbingPart = 0.25;

    // How late a timer may be. What it missed may leave at once.
    private const double Lateness = 0.02;

    // The search: the rate doubles in each round of at least so many rows.
    private const double FirstRate = 10;
    private const double RoundLength = 0.1;
    private const double RoundRows = 8;
    private const double LargestOvershoot = 4;

    // After the search: growth a second at the middling rate, in parts of it.
    private const double SearchGrowth = 1;
    private const double LeastGrowth = 0.008;
    private const double MiddlingRate = 50;
    private const double QuietTime = 8;
    private const double NextQuietTime = 4;

    // What a refusal leaves of the rate: what was accepted since the last one, if that is enough to tell.
    private const int EnoughToTell = 10;
    private const double LargestFactor = 0.95;
    private const double SmallestFactor = 0.25;
    private const double AcceptedPart = 0.97;

    private int _provenWidth = 1;
    private int _step = 1;
    private int _wideningAfter;
    private int _boundSuccesses;
    private long _leftBeforeWidening;

    private double _rate = double.PositiveInfinity;
    private double _growth = SearchGrowth;
    private double _grownAt;
    private double _fasterAt;
    private double _nextAt;

    private double _roundAt;
    private long _acceptedInRound;
    private bool _keepsUp;

    private long _departures;
    private long _accepted;
    private long _acceptedSinceRefusal;
    private long _firstOfRefusal = long.MaxValue;
    private double _refusedAt = double.NegativeInfinity;
    private long _leftBeforeRefusal;
    private long _leftBeforeLastRefusal;
    private double? _firstRefusedAt;
    private double? _allRefusedSince;
    private int _streak;
    private long? _probe;

    /// <summary>Gets the attempts that may be under way at once.</summary>
    internal int Width { get; private set; } = Math.Min(limit, FirstWidth);

    /// <summary>Gets how often sending has paused for long enough to be noticed.</summary>
    internal int Pauses { get; private set; }

    /// <summary>Gets a value indicating whether only single attempts leave, to find out when the service accepts requests again.</summary>
    internal bool IsPaused => _streak > 1 || (_streak == 1 && IsRateUnknown);

    private bool IsRateUnknown => double.IsPositiveInfinity(_rate);

    private bool IsSearching => _growth >= SearchGrowth;

    /// <summary>Returns for how long the service has refused everything.</summary>
    internal double RefusedFor(double now) => now - (_allRefusedSince ?? now);

    /// <summary>Returns when the next attempt may leave.</summary>
    /// <param name="active">The attempts under way.</param>
    /// <returns>A time, possibly past; null when an attempt under way must end first.</returns>
    internal double? LeavesAt(int active) => active >= Width || (IsPaused && _probe is not null) ? null : _nextAt;

    /// <summary>Notes that an attempt leaves.</summary>
    /// <param name="now">The time.</param>
    /// <param name="active">The attempts under way, this one included.</param>
    /// <returns>What its end is noted with.</returns>
    internal Departure Leave(double now, int active)
    {
        _departures++;
        if (IsPaused)
        {
            _probe = _departures;
        }

        if (!IsRateUnknown)
        {
            if (!IsSearching && _keepsUp)
            {
                _rate += _growth * Math.Sqrt(MiddlingRate * _rate) * Math.Min(now - _grownAt, 1);
            }

            _grownAt = now;
            _nextAt = Math.Max(_nextAt, now - Lateness) + (1 / _rate);
        }

        return new Departure(_departures, active, IsBound: active >= Width);
    }

    /// <summary>Notes that an attempt ended without telling anything about the pace.</summary>
    internal void Return(Departure attempt)
    {
        if (attempt.Number == _probe)
        {
            _probe = null;
        }
    }

    /// <summary>Notes that the service did not find an attempt to be one too many.</summary>
    internal void Accept(Departure attempt, double now)
    {
        Return(attempt);
        _accepted++;
        _acceptedSinceRefusal++;

        // Attempts that will be refused are no company: it does not count while there may have been such.
        if (attempt.Number < _firstOfRefusal || attempt.Number > _leftBeforeLastRefusal)
        {
            _provenWidth = Math.Max(_provenWidth, attempt.Active);
        }

        Widen(attempt);
        if (!IsRateUnknown)
        {
            Measure(now);
        }

        if (_streak > 0 && attempt.Number > _leftBeforeRefusal)
        {
            if (IsPaused)
            {
                Resume(now);
            }

            _streak = 0;
            _allRefusedSince = null;
        }
    }

    /// <summary>Notes that the service refused an attempt because there were too many.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="now">The time.</param>
    /// <param name="retryAfter">How long the service asks to wait; null when it does not say.</param>
    /// <returns>The pause that begins; null when none does.</returns>
    internal double? Refuse(Departure attempt, double now, double? retryAfter)
    {
        Return(attempt);
        bool isNew = attempt.Number > _leftBeforeRefusal;
        bool isTooWide = attempt.Active > _provenWidth;
        _leftBeforeLastRefusal = _departures;
        if (isTooWide)
        {
            Narrow(isNew);
        }

        if (!isNew)
        {
            return null;
        }

        _firstRefusedAt ??= now;
        _allRefusedSince ??= now;
        _firstOfRefusal = attempt.Number;
        _streak++;
        double? pause = null;
        if (IsRateUnknown)
        {
            // Nothing is known of the service but what it asks for. A time of zero, or none, is a pause all the same.
            pause = Math.Max(retryAfter ?? 0, Math.Min(LongestPause, FirstPause * Math.Pow(2, _streak - 1)));
        }
        else if (IsPaused)
        {
            double longest = Math.Max(ShortestLongestProbing, ProbingPart * RefusedFor(now));
            pause = Math.Min(longest, Math.Pow(2, _streak - 1) / _rate);
        }
        else if (!isTooWide)
        {
            Slow(now);
        }

        _nextAt = now + (pause ?? (1 / _rate));
        _refusedAt = now;
        _leftBeforeRefusal = _departures;
        _acceptedSinceRefusal = IsPaused && !IsRateUnknown ? _acceptedSinceRefusal : 0;
        Pauses += pause >= FirstPause ? 1 : 0;
        return pause;
    }

    private void Resume(double now)
    {
        if (IsRateUnknown)
        {
            _rate = FirstRate;
            _refusedAt = now;
        }

        _grownAt = now;
        _fasterAt = now + QuietTime;
        _nextAt = now + (1 / _rate);
        StartRound(now);
    }

    private void Slow(double now)
    {
        double factor = 1 / (1 + _growth);
        if (IsSearching)
        {
            _rate = Math.Min(_rate, LargestOvershoot * _accepted / factor / (now - _firstRefusedAt!.Value));
        }
        else if (_acceptedSinceRefusal >= EnoughToTell)
        {
            factor = Math.Max(SmallestFactor, AcceptedPart * _acceptedSinceRefusal / (now - _refusedAt) / _rate);
        }

        _rate = Math.Max(FirstRate / FirstWidth, _rate * Math.Min(LargestFactor, factor));
        _growth = Math.Max(LeastGrowth, _growth / 2);
        _fasterAt = now + QuietTime;
        _grownAt = now;
    }

    /// <summary>Looks, round by round, whether what is accepted keeps up with the rate. Only then does a higher rate make a difference.</summary>
    private void Measure(double now)
    {
        _acceptedInRound++;
        if (now - _roundAt < Math.Max(RoundLength, RoundRows / _rate))
        {
            return;
        }

        bool keepsUp = _acceptedInRound / (now - _roundAt) >= _rate / 2;
        StartRound(now);
        _keepsUp = keepsUp;
        if (keepsUp && IsSearching)
        {
            _rate *= 2;
        }
        else if (keepsUp && now > _fasterAt)
        {
            // Whatever the limit was, it has not been met for long.
            _growth = Math.Min(SearchGrowth / 2, 2 * _growth);
            _fasterAt = now + NextQuietTime;
        }
    }

    private void StartRound(double now)
    {
        _roundAt = now;
        _acceptedInRound = 0;
        _keepsUp = true;
    }

    private void Widen(Departure attempt)
    {
        if (!attempt.IsBound || Width >= limit)
        {
            return;
        }

        if (_wideningAfter == 0)
        {
            Width++;
        }
        else if (attempt.Number > _leftBeforeWidening && ++_boundSuccesses >= Math.Max(Width, _wideningAfter))
        {
            Width = Math.Min(limit, Width + _step);
            _leftBeforeWidening = _departures;
            _boundSuccesses = 0;
            _wideningAfter = _step == 1 ? _wideningAfter : Math.Max(FirstWideningAfter, _wideningAfter / 2);
            _step *= 2;
        }
    }

    private void Narrow(bool isNew)
    {
        Width = Math.Min(Width, _provenWidth);
        _boundSuccesses = 0;
        if (isNew)
        {
            _leftBeforeWidening = _departures;
            _step = 1;
            _wideningAfter = _wideningAfter == 0
                ? FirstWideningAfter
                : Math.Min(Math.Max(RarestWideningAfter, RarestWideningRounds * Width), _wideningAfter * 2);
        }
    }
}
