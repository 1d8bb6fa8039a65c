using System;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Decides when an attempt may be sent. A run starts narrow and widens with every success. After the first refusal it pauses for as long
/// as the service asks. From then on it sends at an even rate, which it learns from accepted attempts and keeps probing upward.
/// </summary>
/// <remarks>
/// A service limits requests per second (the rate) or concurrent requests (the width), and does not state which. A refusal with more
/// attempts in flight than were ever accepted together points to the width, and so does one with nearly as many, unless the service has
/// just refused with few in flight. The width becomes one less than the refused attempt saw. Any other refusal points to the rate. It means
/// that the allowance is used up, so the attempts accepted between two refusals measure the allowed rate. The rate decreases in proportion
/// to itself and increases more slowly, so that processes that share a limit converge to equal shares. Refusals of attempts that were in
/// flight together count as one. The class is not thread-safe: its owner locks. All times are in seconds.
/// </remarks>
internal sealed class SendPace(int limit)
{
    // Equals the default -ThrottleLimit, so that only wider runs start below their limit.
    private const int FirstWidth = 16;

    // Until the first refusal, each success widens by so many, so that the width quadruples in each round trip.
    private const int FirstWideningStep = 3;
    private const int FirstWideningAfter = 10;
    private const int RarestWideningAfter = 200;
    private const int RarestWideningRounds = 10;

    // The part of the proven width that is nearly as wide. While a response is in transit, its request is in flight only for the client, so a
    // service with a limit on concurrent requests accepts a few more now and then.
    private const double NearPart = 0.75;

    private const double FirstPause = 0.5;
    private const double LongestPause = 32;

    // The longest pause between probes: at least one second, so that few probes are needed, or a part of the time since the refusal.
    private const double ShortestLongestProbing = 1;
    private const double ProbingPart = 0.25;

    // How late a timer may fire. Attempts that it missed are sent immediately.
    private const double Lateness = 0.02;

    // During the search, the rate doubles in each round that has at least so many rows.
    private const double FirstRate = 10;
    private const double RoundLength = 0.1;
    private const double RoundRows = 8;
    private const double LargestOvershoot = 4;

    // After the search, the rate grows every second by a part of the geometric mean of itself and the middling rate.
    private const double SearchGrowth = 1;
    private const double LeastGrowth = 0.008;
    private const double MiddlingRate = 50;
    private const double QuietTime = 8;
    private const double NextQuietTime = 4;

    // After a refusal, the rate becomes the accepted rate since the last refusal, if enough attempts were accepted to measure it.
    private const int EnoughToTell = 10;
    private const double LargestFactor = 0.95;
    private const double SmallestFactor = 0.25;
    private const double AcceptedPart = 0.97;

    private int _provenWidth = 1;
    private int _step = 1;
    private int _wideningAfter;
    private int _boundSuccesses;
    private double _narrowRefusedAt = double.NegativeInfinity;
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

    /// <summary>Gets the number of attempts that may be in flight.</summary>
    internal int Width { get; private set; } = Math.Min(limit, FirstWidth);

    /// <summary>Gets the number of pauses that are long enough to be reported.</summary>
    internal int Pauses { get; private set; }

    /// <summary>Gets a value indicating whether single probes are sent to find out when the service accepts requests again.</summary>
    internal bool IsPaused => _streak > 1 || (_streak == 1 && IsRateUnknown);

    private bool IsRateUnknown => double.IsPositiveInfinity(_rate);

    private bool IsSearching => _growth >= SearchGrowth;

    /// <summary>Returns how long the service has refused every attempt.</summary>
    internal double RefusedFor(double now) => now - (_allRefusedSince ?? now);

    /// <summary>Returns when the next attempt may be sent.</summary>
    /// <param name="active">The number of attempts in flight.</param>
    /// <returns>A time, which may have passed; null if an attempt in flight must end first.</returns>
    internal double? LeavesAt(int active) => active >= Width || (IsPaused && _probe is not null) ? null : _nextAt;

    /// <summary>Records that an attempt is sent.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="active">The number of attempts in flight, this one included.</param>
    /// <returns>The attempt, to be passed back when it ends.</returns>
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

    /// <summary>Records that an attempt ended with a result that says nothing about the pace.</summary>
    internal void Return(Departure attempt)
    {
        if (attempt.Number == _probe)
        {
            _probe = null;
        }
    }

    /// <summary>Records that the service accepted an attempt.</summary>
    internal void Accept(Departure attempt, double now)
    {
        Return(attempt);
        _accepted++;
        _acceptedSinceRefusal++;

        // Other attempts in flight may be refused, and then the service did not accept so many together.
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

    /// <summary>Records that the service throttled an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="now">The current time.</param>
    /// <param name="retryAfter">The delay that the service asks for; null if it asks for none.</param>
    /// <returns>The length of the pause that begins; null if none begins.</returns>
    internal double? Refuse(Departure attempt, double now, double? retryAfter)
    {
        Return(attempt);
        bool isNew = attempt.Number > _leftBeforeRefusal;
        bool isTooWide = IsTooWide(attempt, now);
        _leftBeforeLastRefusal = _departures;
        if (isTooWide)
        {
            Narrow(attempt, isNew);
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
            // Only the requested delay is known. Zero, or no delay at all, causes a pause too.
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

        _nextAt = now + (pause ?? (isTooWide ? 0 : 1 / _rate));
        _refusedAt = now;
        _leftBeforeRefusal = _departures;
        _acceptedSinceRefusal = IsPaused && !IsRateUnknown ? _acceptedSinceRefusal : 0;
        Pauses += pause >= FirstPause ? 1 : 0;
        return pause;
    }

    /// <summary>Returns whether a refusal points to the width. The refusal of a single attempt never does.</summary>
    private bool IsTooWide(Departure attempt, double now)
    {
        if (attempt.Active <= Math.Max(1, NearPart * _provenWidth))
        {
            _narrowRefusedAt = now;
        }

        return attempt.Active > _provenWidth || now - _narrowRefusedAt > QuietTime;
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

    /// <summary>Compares the accepted rate with the send rate after each round. Only while they agree does a higher rate help.</summary>
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
            // No refusal for a long time suggests that the limit has risen.
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
            Width = Math.Min(limit, Width + FirstWideningStep);
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

    private void Narrow(Departure attempt, bool isNew)
    {
        Width = Math.Min(Width, attempt.Active - 1);
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
