using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>An operation that runs the script of a test and counts its rows.</summary>
internal sealed class ScriptedOperation(ScriptedOperation.Script script) : ICallOperation<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private int _started;
    private int _current;
    private int _peak;
    private int _unsent;

    /// <summary>Processes a row, and returns its error or null for a success.</summary>
    internal delegate Task<CallingException?> Script(DtmfRecognitionRequest request, IRequestContext batch, CancellationToken cancellationToken);

    internal int Started => Volatile.Read(ref _started);

    /// <summary>Gets the largest number of rows that were in flight at the same time.</summary>
    internal int Peak => Volatile.Read(ref _peak);

    /// <summary>Gets the number of rows that were not sent.</summary>
    internal int Unsent => Volatile.Read(ref _unsent);

    public async Task<RowOutcome<DtmfRecognitionResult>> ExecuteAsync(
        DtmfRecognitionRequest request,
        IRequestContext batch,
        CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _started);
        int current = Interlocked.Increment(ref _current);
        int peak = Peak;
        while (current > peak)
        {
            peak = Interlocked.CompareExchange(ref _peak, current, peak);
        }

        try
        {
            CallingException? error = await script(request, batch, cancellationToken);
            return new RowOutcome<DtmfRecognitionResult>(Result(request, error), error, error is null ? RowStatus.Succeeded : RowStatus.Failed, error is { Kind: CallingErrorKind.Credential });
        }
        finally
        {
            Interlocked.Decrement(ref _current);
        }
    }

    public RowOutcome<DtmfRecognitionResult> NotSent(DtmfRecognitionRequest request, CallingException fatal)
    {
        Interlocked.Increment(ref _unsent);
        return new(Result(request, UnsentRow.Because(fatal)), null, RowStatus.Failed);
    }

    public RowOutcome<DtmfRecognitionResult> Rehearse(DtmfRecognitionRequest request) => Finished(request, RowStatus.WouldSend);

    public RowOutcome<DtmfRecognitionResult> Skipped(DtmfRecognitionRequest request, CallResult recorded) => Finished(request, RowStatus.Skipped);

    private static RowOutcome<DtmfRecognitionResult> Finished(DtmfRecognitionRequest request, string status) =>
        new(new DtmfRecognitionResult { CallConnectionId = request.CallConnectionId, Status = status }, null, status);

    private static DtmfRecognitionResult Result(DtmfRecognitionRequest request, CallingException? error) => new()
    {
        CallConnectionId = request.CallConnectionId,
        Status = error is null ? RowStatus.Succeeded : RowStatus.Failed,
        ErrorCode = error?.ErrorCode,
    };
}
