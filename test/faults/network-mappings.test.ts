import {meetNetworkFaults} from './network.ts';

meetNetworkFaults((topic) => topic === 'mappings');
