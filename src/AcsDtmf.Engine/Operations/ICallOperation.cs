using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>What a batch does with a row.</summary>
internal interface ICallOperation<in TRequest, TResult>
{
    /// <summary>Checks the row, sends it, and says how it ended. Throws nothing but a cancellation.</summary>
    Task<RowOutcome<TResult>> ExecuteAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken);

    /// <summary>Says that the row was not sent because an earlier run has done it.</summary>
    RowOutcome<TResult> Skipped(TRequest request);

    /// <summary>Says that the row was not sent because the run ended for another one's error.</summary>
    RowOutcome<TResult> NotSent(TRequest request, CallingException fatal);
}
