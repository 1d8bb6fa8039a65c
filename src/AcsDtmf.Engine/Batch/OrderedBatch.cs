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
/// Rows in, results out in the same order. A ring of slots holds the rows between the oldest unreported and the newest taken;
/// workers, no more than the throttle limit, take the rows from it one by one.
/// </summary>
/// <remarks>
/// The caller's thread alone moves the two ends of the ring. It sleeps while the batch is full and is woken not by every row but
/// when half of the read-ahead is used up, or at the latest after <see cref="LongestSleep"/>, so that a finished row does not wait long for its turn.
/// </remarks>
internal sealed class OrderedBatch<TRequest, TResult> : IOrderedBatch<TRequest>, IRequestContext
    where TRequest : CallRequest
{
    // How many finished rows may wait behind a slow one. It bounds the memory, and lets the others go on for a while.
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

        // Beside the rows in flight, nearly as many are read ahead, so that no worker waits for the input. A limit of one reads
        // nothing ahead: each row is reported before the next is read.
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

        // What made the room may have ended after the report; with a limit of one it must be out before the next row is read.
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

        // Decided here, in the order of the input: of two rows that are the same, the first is the one that was done.
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
        // The source is disposed with the batch; its token stays good.
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
                // Operations turn every failure of a row into an outcome, so this is a fault of ours: better loud than a hang.
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

            // The slot is free before the sink is called: a sink that throws ends the batch, and must not see the row twice.
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

    /// <summary>Has the rows that are about to be reported on the disk, all in one write.</summary>
    private void Commit()
    {
        try
        {
            _journal?.Commit();
        }
        catch (CallingException exception)
        {
            // The rows are done all the same and are reported; but no more are sent, since no more can be recorded.
            EndWith(exception);
        }
    }

    /// <summary>Returns the end of the rows that can be reported.</summary>
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

    /// <summary>Ends the run with an error, unless there is none or the run has one already.</summary>
    private void EndWith(CallingException? error)
    {
        if (error is not null)
        {
            // Workers compete to set it. An assignment would replace the first error with a later one, or with null.
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

        /// <summary>Gets or sets the result that the journal records if an earlier run has done the row.</summary>
        internal CallResult? Recorded { get; set; }

        internal RowOutcome<TResult> Outcome { get; set; }

        /// <summary>Gets or sets a value indicating whether the outcome is there; it is written last and read first.</summary>
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
