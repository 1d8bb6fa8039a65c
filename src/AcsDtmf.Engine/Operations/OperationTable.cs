using System.Collections.Generic;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>Maps operations to the classes that implement them.</summary>
internal sealed class OperationTable(OperationUri uri, HttpStack http)
{
    private readonly Dictionary<object, object> _operations = new()
    {
        [CallingOperation.StartDtmfRecognition] = new RecognizeDtmf(DtmfRecognitionOperation.Start, uri, http),
        [CallingOperation.StopDtmfRecognition] = new RecognizeDtmf(DtmfRecognitionOperation.Stop, uri, http),
        [CallingOperation.SendDtmfTones] = new SendDtmfTones(uri, http),
        [CallingOperation.CancelAllMediaOperations] = new CancelAllMediaOperations(uri, http),
        [CallingOperation.GetCallConnection] = new GetCallConnection(uri, http),
        [CallingOperation.ListCallParticipants] = new ListCallParticipants(uri, http),
    };

    internal ICallOperation<TRequest, TResult> Find<TRequest, TResult>(CallingOperation<TRequest, TResult> operation)
        where TRequest : CallRequest =>
        (ICallOperation<TRequest, TResult>)_operations[operation];
}
