using System.Text.Json;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Events as the service writes them.</summary>
internal static class Payload
{
    /// <summary>Makes a Stopped event.</summary>
    public static string Stopped(string id, string callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c", string? context = null)
    {
        string contextMember = context is null ? string.Empty : $"\"operationContext\":{JsonSerializer.Serialize(context)},";
        return $$"""
            {"id":"{{id}}","source":"calling/callConnections/{{callConnectionId}}","type":"Microsoft.Communication.ContinuousDtmfRecognitionStopped","data":{"version":"2026-03-12",{{contextMember}}"callConnectionId":"{{callConnectionId}}","serverCallId":"c2VydmVy","correlationId":"0f3c","publicEventType":"Microsoft.Communication.ContinuousDtmfRecognitionStopped"},"time":"2024-03-04T20:33:20.0921+00:00","specversion":"1.0","datacontenttype":"application/json","subject":"calling/callConnections/{{callConnectionId}}"}
            """;
    }
}
