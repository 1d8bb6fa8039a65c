using System;
using System.IO;
using System.Linq;
using System.Threading;
using AcsDtmf;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Mono;

// Stops recognition for the rows of a file (call,participant) and prints the number of rows with each outcome. The arguments are the
// folder of the engine, the file of rows and the journal.
var connection = ConnectionString.Parse(Environment.GetEnvironmentVariable("COMMUNICATION_CONNECTION_STRING"));
var options = new CallingClientOptions(connection.Endpoint) { RetryDelay = TimeSpan.FromMilliseconds(50) };
var outcomes = new OutcomeCounter();
using (ICallingClient client = EngineFolder.Load(args[0]).Connect(options, connection.Credential))
using (IOrderedBatch<DtmfRecognitionRequest> batch = client.Open(
    CallingOperation.StopDtmfRecognition,
    new BatchOptions { ThrottleLimit = 32, JournalPath = args[2] },
    outcomes,
    CancellationToken.None))
{
    foreach (string[] columns in File.ReadLines(args[1]).Select(line => line.Split(',')))
    {
        batch.Add(new DtmfRecognitionRequest { CallConnectionId = columns[0], TargetParticipant = CommunicationIdentifier.Parse(columns[1]) });
    }

    batch.Complete();
}

Console.WriteLine(outcomes);
