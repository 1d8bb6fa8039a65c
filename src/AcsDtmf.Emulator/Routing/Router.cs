using System;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Routing;

/// <summary>
/// Reads verb and raw target. The raw text decides, because to the service a literal colon separates the action
/// and an escaped one is part of the id.
/// </summary>
internal static class Router
{
    private const string CallsPrefix = "/calling/callConnections/";
    private const string ParticipantsSegment = "participants";
    private const string AppServiceTokenPath = "/msi/token";
    private const string InstanceMetadataTokenPath = "/metadata/identity/oauth2/token";

    public static Route Match(string verb, string rawTarget)
    {
        int mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        ReadOnlySpan<char> path = mark < 0 ? rawTarget : rawTarget.AsSpan(0, mark);
        ReadOnlyMemory<char> query = mark < 0 ? default : rawTarget.AsMemory(mark);

        if (path.StartsWith(CallsPrefix, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = path[CallsPrefix.Length..];
            if (HttpMethods.IsPost(verb))
            {
                return MatchAction(rest, query);
            }

            return HttpMethods.IsGet(verb) ? MatchRead(rest, query) : Unknown(query);
        }

        return HttpMethods.IsGet(verb) ? MatchManagedIdentity(path, query) : Unknown(query);
    }

    private static Route MatchAction(ReadOnlySpan<char> rest, ReadOnlyMemory<char> query)
    {
        int colon = rest.LastIndexOf(':');
        if (colon <= 0 || rest.Contains('/'))
        {
            return Unknown(query);
        }

        ServiceOperation operation = rest[(colon + 1)..] switch
        {
            "startContinuousDtmfRecognition" => ServiceOperation.StartContinuousDtmfRecognition,
            "stopContinuousDtmfRecognition" => ServiceOperation.StopContinuousDtmfRecognition,
            "sendDtmfTones" => ServiceOperation.SendDtmfTones,
            _ => ServiceOperation.Unknown,
        };
        return new(operation, query) { CallConnectionId = Uri.UnescapeDataString(rest[..colon]) };
    }

    private static Route MatchRead(ReadOnlySpan<char> rest, ReadOnlyMemory<char> query)
    {
        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> id = slash < 0 ? rest : rest[..slash];
        if (id.IsEmpty)
        {
            return Unknown(query);
        }

        if (slash < 0)
        {
            return new(ServiceOperation.GetCall, query) { CallConnectionId = Uri.UnescapeDataString(id) };
        }

        ReadOnlySpan<char> tail = rest[(slash + 1)..];
        if (tail.SequenceEqual(ParticipantsSegment))
        {
            return new(ServiceOperation.ListParticipants, query) { CallConnectionId = Uri.UnescapeDataString(id) };
        }

        int nextSlash = tail.IndexOf('/');
        if (nextSlash < 0 || !tail[..nextSlash].SequenceEqual(ParticipantsSegment))
        {
            return Unknown(query);
        }

        ReadOnlySpan<char> participant = tail[(nextSlash + 1)..];
        return participant.IsEmpty || participant.Contains('/')
            ? Unknown(query)
            : new(ServiceOperation.GetParticipant, query)
            {
                CallConnectionId = Uri.UnescapeDataString(id),
                ParticipantRawId = Uri.UnescapeDataString(participant),
            };
    }

    private static Route MatchManagedIdentity(ReadOnlySpan<char> path, ReadOnlyMemory<char> query) => path switch
    {
        AppServiceTokenPath => new(ServiceOperation.AppServiceToken, query),
        InstanceMetadataTokenPath => new(ServiceOperation.InstanceMetadataToken, query),
        _ => Unknown(query),
    };

    private static Route Unknown(ReadOnlyMemory<char> query) => new(ServiceOperation.Unknown, query);
}
