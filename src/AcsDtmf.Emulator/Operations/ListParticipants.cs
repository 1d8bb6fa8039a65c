using System;
using System.Globalization;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Lists a call's participants, page by page.</summary>
internal sealed class ListParticipants(CallLookup lookup, ParticipantPaging paging) : IOperation
{
    private const string SkipQuery = "skip";

    public Answer Execute(ServiceRequest request)
    {
        Call call = lookup.Find(request);
        int skip = ReadSkip(request);
        int next = skip + paging.PageSize;

        var page = new CallParticipantPage(
            call.Participants.Skip(skip).Take(paging.PageSize).Select(CallParticipantModel.Of),
            next < call.Participants.Count ? LinkTo(request, next) : null);
        return Answer.Json(200, page, ServiceJson.Context.CallParticipantPage) with { CorrelationId = call.CorrelationId };
    }

    private static int ReadSkip(ServiceRequest request)
    {
        string? text = request.Route.FindQuery(SkipQuery);
        if (text is null)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int skip)
            ? skip
            : throw RefusalException.InvalidRequest($"{SkipQuery} must be a number.");
    }

    private static string LinkTo(ServiceRequest request, int skip)
    {
        ReadOnlySpan<char> path = request.RawTarget.AsSpan(0, request.RawTarget.IndexOf('?', StringComparison.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"http://{request.Host}{path}?api-version={request.ApiVersion}&{SkipQuery}={skip}");
    }
}
