using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>What can go wrong with a request.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Another answer than the operation's; the operation is not carried out.</summary>
    Status,

    /// <summary>The answer comes late, but as it should.</summary>
    Latency,

    /// <summary>No answer until the client gives up; the operation is not carried out.</summary>
    Stall,

    /// <summary>The connection is cut and the operation is not carried out.</summary>
    ResetBefore,

    /// <summary>The operation is carried out, and then the connection is cut.</summary>
    ResetAfter,

    /// <summary>The operation is carried out, but only half of the body arrives.</summary>
    Truncate,

    /// <summary>The operation is carried out, but the answer has another content type.</summary>
    WrongContentType,

    /// <summary>A web page, as gateways send; the operation is not carried out.</summary>
    Html,

    /// <summary>A status without a body; the operation is not carried out.</summary>
    EmptyBody,
}
