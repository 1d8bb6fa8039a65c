using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Lists the participants of a call in pages.</summary>
internal sealed class ListParticipants(CallLookup lookup, ParticipantPaging paging)
    : Operation(new("listParticipants", HttpMethods.Get, $"{OperationDescription.CallPath}/participants", successStatus: 200)
    {
        IsPaged = true,
        Aliases = ["list", "Get-AcsCallParticipant"],
    })
{
    private const string SkipQuery = "skip";

    public override ServiceResponse Execute(ServiceRequest request)
    {
        Call call = lookup.Find(request);
        int skip = ReadSkip(request);
        int next = skip + paging.PageSize;

        var page = new CallParticipantPage(
            call.Participants.Skip(skip).Take(paging.PageSize).Select(CallParticipantModel.Of),
            next < call.Participants.Count ? LinkTo(request, next) : null);
        return Read(call, page);
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
            : throw RequestRejectedException.InvalidRequest($"{SkipQuery} must be a number.");
    }

    private static string LinkTo(ServiceRequest request, int skip)
    {
        ReadOnlySpan<char> path = request.RawTarget.AsSpan(0, request.RawTarget.IndexOf('?', StringComparison.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"http://{request.Host}{path}?api-version={request.ApiVersion}&{SkipQuery}={skip}");
    }

    /// <summary>The body of the response.</summary>
    private sealed record CallParticipantPage(IEnumerable<CallParticipantModel> Value, string? NextLink);
}

/// <summary>The paging settings of participant lists.</summary>
public sealed class ParticipantPaging
{
    internal ParticipantPaging()
    {
    }

    /// <summary>Gets or sets the number of participants in a page. The minimum is 1.</summary>
    public int PageSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
}
