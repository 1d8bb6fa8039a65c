using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Lists the participants of a call, page by page, or gets one of them.</summary>
internal sealed class ListCallParticipants(OperationUri uri, HttpStack http) : CallOperation<CallParticipantRequest, IReadOnlyList<CallParticipant>>(http)
{
    protected override async Task<RowOutcome<IReadOnlyList<CallParticipant>>> SendAsync(
        CallParticipantRequest request,
        IRequestContext context,
        CancellationToken cancellationToken)
    {
        string id = request.CallConnectionId!;
        if (request.TargetParticipant is { } one)
        {
            (Exchange exchange, CallParticipant? participant, CallingException? error) = await GetAsync(
                uri.ForParticipant(id, one.RawId),
                answer => CallReader.ReadParticipant(answer, id)).ConfigureAwait(false);
            return Outcome(request, exchange, error) with { Result = participant is null ? [] : [participant] };
        }

        var participants = new List<CallParticipant>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<Uri>();
        Uri? next = uri.ForParticipants(id);
        while (true)
        {
            visited.Add(next);
            (Exchange exchange, ParticipantPage? page, CallingException? error) = await GetAsync(
                next,
                answer => CallReader.ReadParticipants(answer, id)).ConfigureAwait(false);
            if (page is not null)
            {
                participants.AddRange(page.Participants);
                next = uri.ForNextPage(page.NextLink, next, visited, out error);

                // Links can differ on every page without end.
                int before = known.Count;
                known.UnionWith(page.Participants.Select(participant => participant.ToString()));
                if (next is not null && known.Count == before)
                {
                    error = OperationUri.IncompleteList("a page has a link to the next page, but no new participant");
                }
            }

            if (error is not null || next is null)
            {
                return Outcome(request, exchange, error) with { Result = participants };
            }
        }

        async Task<(Exchange Exchange, T? Value, CallingException? Error)> GetAsync<T>(Uri address, Func<JsonElement, T> read)
            where T : class
        {
            using var message = new CallRequestMessage(RequestPurpose.ReadParticipants, HttpMethod.Get, address, body: null, context);
            Exchange exchange = await Exchange.RunAsync(Http, message, cancellationToken).ConfigureAwait(false);
            (T? value, CallingException? error) = exchange.Read(read);
            return (exchange, value, error);
        }
    }

    protected override IReadOnlyList<CallParticipant> Describe(
        CallParticipantRequest request,
        string status,
        Exchange exchange,
        CallingException? error) => [];
}
