using System.Net;

namespace AcsDtmf.Engine.Events;

/// <summary>Describes why the listener refuses a callback.</summary>
/// <param name="Status">The status of the response.</param>
/// <param name="Reason">The reason, as the end of a sentence.</param>
internal sealed record CallbackRefusal(HttpStatusCode Status, string Reason);
