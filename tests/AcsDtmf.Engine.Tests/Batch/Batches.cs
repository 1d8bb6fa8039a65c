using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Creates batches of scripted operations, and rows whose ids count from zero.</summary>
internal static class Batches
{
    internal static OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult> Open(
        ScriptedOperation operation,
        int throttleLimit,
        IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult> sink,
        CancellationToken cancellationToken = default) =>
        new(operation, journal: null, new BatchOptions { ThrottleLimit = throttleLimit }, sink, TimeProvider.System, cancellationToken);

    internal static DtmfRecognitionRequest Row(int number) => new()
    {
        CallConnectionId = IdOf(number),
        TargetParticipant = new PhoneNumberIdentifier("+14255550123"),
    };

    internal static int NumberOf(DtmfRecognitionRequest row) => int.Parse(row.CallConnectionId!, CultureInfo.InvariantCulture);

    internal static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(IdOf);

    private static string IdOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
