using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine.Batch;

/// <summary>
/// Sends rows concurrently and reports their results in input order. A ring of slots holds the rows from the oldest unreported row to the
/// newest one. Workers, at most as many as the throttle limit, take the rows from it one at a time.
/// </summary>
/// <remarks>
/// Only the caller's thread moves the two ends of the ring. It sleeps while the batch is full. To save wake-ups, it does not wake for every
/// row, but when half of the read-ahead is used up, and after <see cref="LongestSleep"/> at the latest so that finished rows are reported soon.
/// </remarks>
internal sealed class OrderedBatch<TRequest, TResult> : IOrderedBatch<TRequest>, IRequestContext
    where TRequest : CallRequest
{
    // The capacity bounds the memory of the batch. Until the ring is full, other rows can finish behind a slow one.
    private const int ReorderCapacity = 4096;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    private readonly ICallOperation<TRequest, TResult> _operation;
    private readonly IRowJournal<TRequest, TResult>? _journal;
    private readonly IBatchSink<TRequest, TResult> _sink;
    private readonly CancellationTokenSource _cancellation;
    private readonly CallerDispatcher _caller;
    private readonly BatchTally _tally;
    private readonly OutageWatch _outage;
    private readonly Slot?[] _ring = new Slot?[ReorderCapacity];
    private readonly object _gate = new();
    private readonly bool _isRehearsal;
    private readonly int _limit;
    private readonly int _fullAt;
    private readonly int _roomAt;

    private long _head;
    private long _tail;
    private long _next;
    private int _workers;
    private int _unfinished;
    private volatile CallingException? _fatal;
    private volatile ExceptionDispatchInfo? _fault;

    internal OrderedBatch(
        ICallOperation<TRequest, TResult> operation,
        IRowJournal<TRequest, TResult>? journal,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        _operation = operation;
        _journal = journal;
        _sink = sink;
        WantsDebug = sink.WantsDebug;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _caller = new CallerDispatcher(_cancellation.Token);
        _isRehearsal = options.IsRehearsal;
        _limit = options.ThrottleLimit;

        // Nearly as many rows are read ahead as are in flight, so that no worker waits for input. With a limit of one, nothing is read
        // ahead: each row is reported before the next one is read.
        _fullAt = (2 * _limit) - 1;
        _roomAt = _limit + ((_limit - 1) / 2) - 1;
        Window = new SendWindow(_limit, WriteVerbose, clock, SendWindow.LongestThrottling);
        _tally = new BatchTally(clock);
        _outage = new OutageWatch(options.MaximumUnansweredRowCount);
    }

    /// <inheritdoc/>
    public SendWindow Window { get; }

    /// <inheritdoc/>
    public bool WantsDebug { get; }

    /// <inheritdoc/>
    public BatchProgress Progress => _tally.Read(Window, inFlight: Math.Min(Volatile.Read(ref _unfinished), _limit));

    private bool IsFull => Volatile.Read(ref _unfinished) >= _fullAt || _tail - _head == ReorderCapacity;

    /// <inheritdoc/>
    public void WriteVerbose(string message) => _caller.Post(() => _sink.OnVerbose(message));

    /// <inheritdoc/>
    public void WriteDebug(string message) => _caller.Post(() => _sink.OnDebug(message));

    /// <inheritdoc/>
    public Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken) => _caller.InvokeAsync(work, cancellationToken);

    /// <inheritdoc/>
    public void Add(TRequest request)
    {
        Take(request);
        Report();
        while (IsFull)
        {
            _caller.Wait(LongestSleep);
            Report();
        }

        // The row that made room may have finished after the last report. With a limit of one, it must be reported before the next row is read.
        Report();
        EndIfFatal();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Report();
        while (_head < _tail)
        {
            _caller.Wait(LongestSleep);
            Report();
        }

        EndIfFatal();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Cancel();
        _journal?.Dispose();
        Window.Dispose();
        _caller.Dispose();
        _cancellation.Dispose();
    }

    private void Take(TRequest request)
    {
        _cancellation.Token.ThrowIfCancellationRequested();
        ref Slot? slot = ref _ring[_tail % ReorderCapacity];
        slot ??= new Slot();
        slot.Request = request;

        // The recorded success is taken in input order, so that the first of two identical rows is the one that is skipped.
        slot.Recorded = request.Rejection is null ? _journal?.TakeSuccess(request) : null;
        Interlocked.Increment(ref _unfinished);
        bool needsWorker;
        lock (_gate)
        {
            _tail++;
            needsWorker = _workers < _limit;
            if (needsWorker)
            {
                _workers++;
            }
        }

        if (needsWorker)
        {
            _ = Task.Run(WorkAsync);
        }
    }

    private async Task WorkAsync()
    {
        // The batch can dispose the source while the worker runs. The token remains valid.
        CancellationToken cancellationToken = _cancellation.Token;
        while (TryTakeNext() is { } slot)
        {
            try
            {
                slot.Outcome = slot.Recorded is { } recorded ? _operation.Skipped(slot.Request, recorded)
                    : _fatal is { } fatal ? _operation.NotSent(slot.Request, fatal)
                    : _isRehearsal ? _operation.Rehearse(slot.Request)
                    : await _operation.ExecuteAsync(slot.Request, this, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Operations convert every failure of a row to an outcome, so this exception is a defect. Without a report, the batch would wait forever.
                _fault = ExceptionDispatchInfo.Capture(exception);
                _caller.Wake();
                return;
            }

            EndWith(slot.Outcome.IsFatal ? slot.Outcome.Error : _outage.Note(slot.Outcome));

            _journal?.Append(slot.Request, slot.Outcome.Result);
            slot.IsFinished = true;
            if (Interlocked.Decrement(ref _unfinished) == _roomAt || Volatile.Read(ref _unfinished) == 0)
            {
                _caller.Wake();
            }
        }
    }

    private Slot? TryTakeNext()
    {
        lock (_gate)
        {
            if (_next == _tail || _cancellation.IsCancellationRequested)
            {
                _workers--;
                return null;
            }

            return SlotAt(_next++);
        }
    }

    private void Report()
    {
        _fault?.Throw();
        _caller.RunPosted();
        EndWith(_journal?.Failure);
        long finished = FindFinished();
        if (_head < finished)
        {
            Commit();
        }

        while (_head < finished)
        {
            Slot slot = SlotAt(_head);

            // The slot is cleared before the sink is called. A sink that throws ends the batch, and must not receive the row twice.
            (TRequest request, RowOutcome<TResult> outcome) = slot.Clear();
            _head++;
            _tally.Count(outcome.Status);
            _sink.OnResult(request, outcome.Result, outcome.IsFatal ? null : outcome.Error);
        }

        if (_tally.IsDue())
        {
            _sink.OnProgress(Progress);
        }
    }

    /// <summary>Writes the rows that are about to be reported to the disk, in one write.</summary>
    private void Commit()
    {
        try
        {
            _journal?.Commit();
        }
        catch (CallingException exception)
        {
            // The finished rows are still reported. No more rows are sent, because they could not be recorded.
            EndWith(exception);
        }
    }

    /// <summary>Returns the position after the last row that can be reported.</summary>
    private long FindFinished()
    {
        long row = _head;
        while (row < _tail && SlotAt(row).IsFinished)
        {
            row++;
        }

        return row;
    }

    private Slot SlotAt(long row) => _ring[row % ReorderCapacity]!;

    /// <summary>Ends the run with an error. Does nothing if the error is null or if another error has ended the run.</summary>
    private void EndWith(CallingException? error)
    {
        if (error is not null)
        {
            // Workers set the error concurrently, and an assignment could replace the first error with a later one.
            Interlocked.CompareExchange(ref _fatal, error, null);
        }
    }

    private void EndIfFatal()
    {
        if (_fatal is null)
        {
            return;
        }

        while (_head < _tail)
        {
            _caller.Wait(LongestSleep);
            Report();
        }

        throw _fatal;
    }

    private sealed class Slot
    {
        private volatile bool _isFinished;

        internal TRequest Request { get; set; } = default!;

        /// <summary>Gets or sets the recorded result of the row; null if the row has not succeeded in an earlier run.</summary>
        internal CallResult? Recorded { get; set; }

        internal RowOutcome<TResult> Outcome { get; set; }

        /// <summary>Gets or sets a value indicating whether the outcome is set. The write is volatile and follows that of the outcome.</summary>
        internal bool IsFinished
        {
            get => _isFinished;
            set => _isFinished = value;
        }

        internal (TRequest Request, RowOutcome<TResult> Outcome) Clear()
        {
            (TRequest, RowOutcome<TResult>) contents = (Request, Outcome);
            Request = default!;
            Recorded = null;
            Outcome = default;
            IsFinished = false;
            return contents;
        }
    }
}
