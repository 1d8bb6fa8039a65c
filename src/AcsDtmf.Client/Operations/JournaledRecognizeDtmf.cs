using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Batch;
using AcsDtmf.Client.Http;
using AcsDtmf.Client.Journal;

namespace AcsDtmf.Client.Operations;

/// <summary>Starts or stops continuous DTMF recognition for the rows that a journal does not have as done.</summary>
internal sealed class JournaledRecognizeDtmf(RecognizeDtmf operation, DtmfRecognitionJournal journal)
    : ICallOperation<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    /// <inheritdoc/>
    public Task<RowOutcome<DtmfRecognitionResult>> ExecuteAsync(
        DtmfRecognitionRequest request,
        IBatchContext batch,
        Lazy<HttpStack> http,
        CancellationToken cancellationToken) =>
        request.Rejection is null && journal.TryTakeSuccess(request)
            ? Task.FromResult(operation.Skipped(request))
            : operation.ExecuteAsync(request, batch, http, cancellationToken);

    /// <inheritdoc/>
    public RowOutcome<DtmfRecognitionResult> NotSent(DtmfRecognitionRequest request, CallingException fatal) =>
        operation.NotSent(request, fatal);
}
