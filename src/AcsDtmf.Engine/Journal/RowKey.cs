using System;
using System.Buffers.Binary;
using System.Text;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Journal;

/// <summary>What makes two rows the same row: call, participant, context and callback. A hash, so that a million of them fit in memory.</summary>
internal readonly record struct RowKey(ulong High, ulong Low)
{
    internal static RowKey Of(CallRequest request)
    {
        var participant = request as ParticipantRequest;
        return Of(
            request.CallConnectionId,
            participant?.TargetParticipant?.RawId,
            participant is { HasUniqueContext: false } ? participant.OperationContext : null,
            participant?.OperationCallbackUri);
    }

    internal static RowKey Of(JournalEntry entry) =>
        Of(entry.CallConnectionId, entry.TargetParticipant, entry.OperationContext, entry.OperationCallbackUri);

    private static RowKey Of(string? callConnectionId, string? rawId, string? operationContext, string? operationCallbackUri)
    {
        // Each part with its length, so that nothing can move from one part into another, and a missing part is not an empty one.
        string[] parts = Array.ConvertAll([callConnectionId, rawId, operationCallbackUri, operationContext], part => $"{part?.Length ?? -1}:{part}");
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(parts));
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(text, hash);
        return new RowKey(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.Slice(8)));
    }
}
