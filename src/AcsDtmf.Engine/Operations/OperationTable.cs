using System.Collections.Generic;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Operations;

/// <summary>Finds what does an operation.</summary>
internal sealed class OperationTable(OperationUri uri)
{
    private readonly Dictionary<object, object> _operations = new()
    {
        [CallingOperation.StartDtmfRecognition] = new RecognizeDtmf(DtmfRecognitionOperation.Start, uri),
        [CallingOperation.StopDtmfRecognition] = new RecognizeDtmf(DtmfRecognitionOperation.Stop, uri),
        [CallingOperation.SendDtmfTones] = new SendDtmfTones(uri),
        [CallingOperation.CancelAllMediaOperations] = new CancelAllMediaOperations(uri),
        [CallingOperation.GetCallConnection] = new GetCallConnection(uri),
        [CallingOperation.ListCallParticipants] = new ListCallParticipants(uri),
    };

    internal ICallOperation<TRequest, TResult> Find<TRequest, TResult>(CallingOperation<TRequest, TResult> operation)
        where TRequest : CallRequest =>
        (ICallOperation<TRequest, TResult>)_operations[operation];
}
