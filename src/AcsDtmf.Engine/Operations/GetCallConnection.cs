using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Gets the properties of a call.</summary>
internal sealed class GetCallConnection(OperationUri uri, HttpStack http) : CallOperation<CallConnectionRequest, CallConnection?>(http)
{
    protected override async Task<RowOutcome<CallConnection?>> SendAsync(
        CallConnectionRequest request,
        IRequestContext context,
        CancellationToken cancellationToken)
    {
        using var message = new CallRequestMessage(RequestPurpose.ReadCall, HttpMethod.Get, uri.ForCall(request.CallConnectionId!), body: null, context);
        Exchange exchange = await Exchange.RunAsync(Http, message, cancellationToken).ConfigureAwait(false);
        (CallConnection? call, CallingException? error) = exchange.Read(CallReader.ReadCall);
        return Outcome(request, exchange, error) with { Result = call };
    }

    protected override CallConnection? Describe(CallConnectionRequest request, string status, Exchange exchange, CallingException? error) => null;
}
