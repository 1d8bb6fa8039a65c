using System;
using System.Collections.Frozen;
using System.Linq;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Service;

/// <summary>
/// Handles a request to the service: validates it, applies limits and faults, executes the operation, records the result and
/// writes the response.
/// </summary>
internal sealed class RequestPipeline(RequestValidator validator, EmulatorState state, CancellationToken stopping)
{
    private readonly FrozenDictionary<OperationDescription, Operation> _operations =
        state.Operations.ToFrozenDictionary(operation => operation.Description);

    private readonly Router _router = new(state.Operations.Select(operation => operation.Description));
    private readonly ResponseWriter _writer = new(state.Clock);

    public async Task HandleAsync(HttpContext context)
    {
        using TrafficRecorder.InFlightRequest inFlight = state.Traffic.Begin();
        ServiceRequest request = await ServiceRequest.ReadAsync(context, _router);
        RequestResult result = await DecideAsync(request, context.RequestAborted);

        // The request is recorded before the response is written, so that a client with the response finds the record.
        inFlight.Complete(request, result);
        await _writer.WriteAsync(context, request, result);
    }

    private async ValueTask<RequestResult> DecideAsync(ServiceRequest request, CancellationToken aborted)
    {
        if (validator.Reject(request) is { } rejection)
        {
            return RequestResult.Complete(rejection);
        }

        using RateLimitLease? lease = request.Route.IsCallAutomation ? state.Admission.Enter() : null;
        if (lease is { IsAcquired: false })
        {
            return RequestResult.Complete(state.Admission.TooManyRequests());
        }

        try
        {
            await PauseAsync(state.Latency, aborted);
            return state.Faults.Match(request.Route) is { } fault
                ? await ApplyAsync(fault, request, aborted)
                : RequestResult.Complete(Execute(request));
        }
        catch (OperationCanceledException)
        {
            return new(null, RequestOutcome.Abandoned);
        }
    }

    private async Task<RequestResult> ApplyAsync(FaultRule fault, ServiceRequest request, CancellationToken aborted)
    {
        await PauseAsync(fault.Latency, aborted);
        switch (fault.Kind)
        {
            case FaultKind.Stall:
                await PauseAsync(Timeout.InfiniteTimeSpan, aborted);
                return new(null, RequestOutcome.Abandoned);
            case FaultKind.ResetBefore:
                return new(null, RequestOutcome.Reset);
            case FaultKind.ResetAfter:
                return new(Execute(request), RequestOutcome.Reset);
            case FaultKind.Truncate:
                return new(ExecuteOrReplace(fault, request), RequestOutcome.Truncated);
            case FaultKind.WrongContentType:
                string contentType = fault.ContentType ?? ServiceResponse.TextContentType;
                return RequestResult.Complete(ExecuteOrReplace(fault, request) with { ContentType = contentType });
            case FaultKind.RelativeNextLink:
                return RequestResult.Complete(NextLinkFaults.MakeRelative(Execute(request)));
            case FaultKind.EndlessPaging:
                return RequestResult.Complete(NextLinkFaults.MakeEndless(request, Execute(request)));
            case FaultKind.Latency:
                return RequestResult.Complete(Execute(request));
            default:
                return RequestResult.Complete(FaultResponses.Create(fault));
        }
    }

    private ServiceResponse ExecuteOrReplace(FaultRule fault, ServiceRequest request)
    {
        return fault.Status is null ? Execute(request) : FaultResponses.Create(fault);
    }

    private ServiceResponse Execute(ServiceRequest request)
    {
        if (request.Route.Operation is not { } description)
        {
            return ServiceResponse.NoSuchResource(request);
        }

        try
        {
            return _operations[description].Execute(request);
        }
        catch (RequestRejectedException rejected)
        {
            return rejected.Response;
        }
    }

    private async ValueTask PauseAsync(TimeSpan duration, CancellationToken aborted)
    {
        if (duration == TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        await Task.Delay(duration, state.Clock, either.Token);
    }
}
