using System;
using System.Collections.Frozen;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Service;

/// <summary>The way of every request of the service: front door, faults, operation, record, answer.</summary>
internal sealed class RequestPipeline(
    FrontDoor frontDoor,
    FrozenDictionary<ServiceOperation, IOperation> operations,
    EmulatorState state,
    CancellationToken stopping)
{
    private readonly ReplyWriter _writer = new(state.Clock);

    public async Task HandleAsync(HttpContext context)
    {
        using Visit visit = state.Traffic.Enter();
        ServiceRequest request = await ServiceRequest.ReadAsync(context);
        Reply reply = await DecideAsync(request, context.RequestAborted);

        // Recorded before the client can see the answer, so that whoever acts on the answer finds the record.
        visit.Complete(request, reply);
        await _writer.WriteAsync(context, request, reply);
    }

    private async ValueTask<Reply> DecideAsync(ServiceRequest request, CancellationToken aborted)
    {
        if (frontDoor.Refuse(request) is { } refusal)
        {
            return Reply.Whole(refusal);
        }

        using RateLimitLease? lease = request.Route.Operation.IsCallOperation() ? state.Admission.Enter() : null;
        if (lease is { IsAcquired: false })
        {
            return Reply.Whole(state.Admission.TooManyRequests());
        }

        try
        {
            await PauseAsync(state.Latency, aborted);
            return state.Faults.Match(request.Route) is { } fault
                ? await ApplyAsync(fault, request, aborted)
                : Reply.Whole(Execute(request));
        }
        catch (OperationCanceledException)
        {
            return new(null, RequestOutcome.Abandoned);
        }
    }

    private async Task<Reply> ApplyAsync(FaultRule fault, ServiceRequest request, CancellationToken aborted)
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
                return Reply.Whole(ExecuteOrReplace(fault, request) with { ContentType = fault.ContentType ?? Answer.TextContentType });
            case FaultKind.Latency:
                return Reply.Whole(Execute(request));
            default:
                return Reply.Whole(FaultAnswers.For(fault));
        }
    }

    private Answer ExecuteOrReplace(FaultRule fault, ServiceRequest request)
    {
        return fault.Status is null ? Execute(request) : FaultAnswers.For(fault);
    }

    private Answer Execute(ServiceRequest request)
    {
        if (!operations.TryGetValue(request.Route.Operation, out IOperation? operation))
        {
            return Answer.NoSuchResource(request);
        }

        try
        {
            return operation.Execute(request);
        }
        catch (RefusalException refusal)
        {
            return refusal.Answer;
        }
    }

    private async ValueTask PauseAsync(TimeSpan duration, CancellationToken aborted)
    {
        if (duration == TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        await Task.Delay(duration, either.Token);
    }
}
