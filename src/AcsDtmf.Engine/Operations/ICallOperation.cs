using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>An operation that a batch runs for each row.</summary>
internal interface ICallOperation<in TRequest, TResult>
{
    /// <summary>Checks and sends a row. Throws only on cancellation.</summary>
    Task<RowOutcome<TResult>> ExecuteAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken);

    /// <summary>Returns the outcome of a row that is not sent because this is a rehearsal.</summary>
    RowOutcome<TResult> Rehearse(TRequest request);

    /// <summary>Returns the outcome of a row that is not sent because an earlier run completed it.</summary>
    RowOutcome<TResult> Skipped(TRequest request, CallResult recorded);

    /// <summary>Returns the outcome of a row that is not sent because the run ended.</summary>
    RowOutcome<TResult> NotSent(TRequest request, CallingException fatal);
}
